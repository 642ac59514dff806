DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeState");

NTSTATUS MakeControlDevice(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &SDDL_DEVOBJ_SYS_ALL_ADM_ALL);
    WdfDeviceInitAssignName(init, &Name);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
